"""Reading of statement tables, measured on real ones: by form, by filer, without metadata, in other house styles.

python benchmarks/extraction.py                all forms, filers that were read while rules were made
python benchmarks/extraction.py --held-out     the ten filers that were not
python benchmarks/extraction.py --no-metadata  without the filings' own period end and fiscal year end
python benchmarks/extraction.py --styles       the same statements in the house styles of other places
python benchmarks/extraction.py --made         as Word files and CSV made from the HTML
python benchmarks/extraction.py --filings      whole annual reports: their primary statements against their tags
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable

from dev_tables import BENCH, FORMS, MADE, TABLES, Gold, Result, golds, run
from filings import FILINGS, compare
from house_styles import STYLES


def show(form: str, result: Result, seconds: float) -> None:
    print(
        f"{form:11} {result.facts:6} facts {result.right:6.2f} % right, periods exact {result.exact:6.2f} %, "
        f"tables perfect {result.perfect}/{result.tables} ({100 * result.perfect / result.tables:.1f} %), "
        f"spurious {result.spurious} (strictly {result.strict}), {1000 * seconds / result.tables:.0f} ms a table"
    )
    print("            misread:", ", ".join(f"{n} {what}" for what, n in sorted(result.misread.items())) or "nothing")


def by_form(chosen: list[Gold], forms: Iterable[str], *, given: bool) -> None:
    for form in forms:
        began = time.process_time()
        result = run(chosen, form, given=given)
        show(form, result, time.process_time() - began)
        companies = sorted((right / whole, name) for name, (right, whole) in result.by_company.items())
        print("            worst filers:", ", ".join(f"{name} {100 * share:.1f} %" for share, name in companies[:6]))
        worst = sorted(result.worst, reverse=True)[:6]
        print("            worst tables:", "; ".join(f"{name} {count} ({kinds})" for count, name, kinds in worst))


def by_style(chosen: list[Gold]) -> None:
    for name, (forms, rewrite) in STYLES.items():
        euros = "EUR" in name
        changed = [_in_euros(gold) for gold in chosen] if euros else chosen
        shares = []
        for form in FORMS:
            if forms and form not in forms:
                shares.append("     -     ")
                continue
            result = run(changed, form, rewrite=rewrite)
            shares.append(f"{result.right:6.2f}/{result.spurious:<4}")
        print(f"{name:18}", *shares, flush=True)


def _in_euros(gold: Gold) -> Gold:
    facts = [fact | {"unit": fact["unit"].replace("USD", "EUR")} for fact in gold["facts"]]
    return gold | {"facts": facts}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in ("--held-out", "--no-metadata", "--styles", "--made", "--filings"):
        parser.add_argument(option, action="store_true")
    options = parser.parse_args()
    if not TABLES.is_dir():
        print(f"nothing to measure: {BENCH} is not there")
    elif options.filings:
        for path in sorted(FILINGS.glob("*/*.htm")):
            compare(path)
    elif options.styles:
        print(f"{'':18}", *(f"{form:11}" for form in FORMS), "  % right / spurious")
        by_style(golds(held=False))
    else:
        by_form(golds(held=options.held_out), MADE if options.made else FORMS, given=not options.no_metadata)


if __name__ == "__main__":
    main()
