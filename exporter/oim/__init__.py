"""What is reported: the fact model of the Open Information Model, free of file formats and taxonomies."""
