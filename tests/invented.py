"""A small taxonomy of an invented publisher, every kind of thing a DTS says in it; it lies with the sample on it."""

from __future__ import annotations

import zipfile
from collections.abc import Collection
from pathlib import Path

FOLDER = Path(__file__).parent / "samples" / "invented-taxonomy" / "taxonomy"
BASE = "https://invented.example/2024"
NS = f"{BASE}/core"
CORE = f"{BASE}/core.xsd"
ALL = f"{BASE}/all.xsd"
ITEMS = (
    "Turnover CostOfGoods GrossMargin StaffCosts OperatingCosts ProfitForYear CashAtBank EarningsPerUnit NameOfEntity "
    "Sector"
).split()


def files() -> dict[str, str]:
    """Path below the package's folder -> content."""
    found = sorted(file for file in FOLDER.rglob("*") if file.is_file())
    return {file.relative_to(FOLDER).as_posix(): file.read_text("utf-8") for file in found}


def write(folder: Path, *, without: Collection[str] = (), only_core: bool = False, name: str = "invented") -> Path:
    """The package as a ZIP in a folder; `only_core` leaves it a single entry point. Equal content gives equal bytes."""
    path = folder / f"{name}.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for inside, text in files().items():
            if inside not in without:
                before, _, entry = text.partition("<tp:entryPoint>\n      <tp:name>Everything")
                after = entry.partition("</tp:entryPoint>")[2]
                archive.writestr(zipfile.ZipInfo(f"{name}/{inside}"), before + after if only_core and entry else text)
    return path
