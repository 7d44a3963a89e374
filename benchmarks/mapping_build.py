"""Makes the knowledge that ships with the program, of all rows there are; the same bytes every time.

python benchmarks/mapping_build.py TAXONOMY.zip ENTRY-POINT [--kept FOLDER]
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from mapping import course, options

from exporter.mapping.ranking.knowledge import arrays_of

PLACE = Path(__file__).parents[1] / "taxonomy" / "knowledge" / "us-gaap.npz"

if __name__ == "__main__":
    school = course(options(__doc__).parse_args())
    PLACE.parent.mkdir(exist_ok=True)
    np.savez(PLACE, **dict(arrays_of(school.taught(frozenset()))))
    print(f"{PLACE.name}: {PLACE.stat().st_size / 1e6:.1f} MB")
