"""Names of states, provinces and exchanges with their codes, for the SEC's transformations."""

from __future__ import annotations


def _table(text: str) -> dict[str, str]:
    """Name -> code, a line each, the code first."""
    return {name: code for line in text.strip().splitlines() for code, _, name in [line.strip().partition(" ")]}


STATES = _table("""
    AL Alabama
    AK Alaska
    AZ Arizona
    AR Arkansas
    CA California
    CO Colorado
    CT Connecticut
    DE Delaware
    DC District of Columbia
    FL Florida
    GA Georgia
    HI Hawaii
    ID Idaho
    IL Illinois
    IN Indiana
    IA Iowa
    KS Kansas
    KY Kentucky
    LA Louisiana
    ME Maine
    MD Maryland
    MA Massachusetts
    MI Michigan
    MN Minnesota
    MS Mississippi
    MO Missouri
    MT Montana
    NE Nebraska
    NV Nevada
    NH New Hampshire
    NJ New Jersey
    NM New Mexico
    NY New York
    NC North Carolina
    ND North Dakota
    OH Ohio
    OK Oklahoma
    OR Oregon
    PA Pennsylvania
    PR Puerto Rico
    RI Rhode Island
    SC South Carolina
    SD South Dakota
    TN Tennessee
    TX Texas
    UT Utah
    VT Vermont
    VI Virgin Islands
    VA Virginia
    WA Washington
    WV West Virginia
    WI Wisconsin
    WY Wyoming
""")
PROVINCES = _table("""
    AB Alberta
    BC British Columbia
    MB Manitoba
    NB New Brunswick
    NL Newfoundland and Labrador
    NS Nova Scotia
    NT Northwest Territories
    NU Nunavut
    ON Ontario
    PE Prince Edward Island
    QC Quebec
    SK Saskatchewan
    YT Yukon
""")
EDGAR_PROVINCES = _table("""
    A0 Alberta
    A1 British Columbia
    A2 Manitoba
    A3 New Brunswick
    A4 Newfoundland and Labrador
    A5 Nova Scotia
    A6 Ontario
    A7 Prince Edward Island
    A8 Quebec
    A9 Saskatchewan
    B0 Yukon
""")
EXCHANGES = _table("""
    NASDAQ Nasdaq
    NASDAQ Nasdaq Stock Market
    NASDAQ Nasdaq Global Market
    NASDAQ Nasdaq Global Select Market
    NASDAQ Nasdaq Capital Market
    NYSE New York Stock Exchange
    NYSE NYSE
    NYSEAMER NYSE American
    NYSEArca NYSE Arca
    NYSEArca New York Stock Exchange Arca
    NYSENAT NYSE National
    CHX Chicago Stock Exchange
    CHX NYSE Chicago
    CboeBZX Cboe BZX Exchange
    CboeBYX Cboe BYX Exchange
    CboeEDGA Cboe EDGA Exchange
    CboeEDGX Cboe EDGX Exchange
    BX Nasdaq BX
    PHLX Nasdaq PHLX
    IEX Investors Exchange
    LTSE Long Term Stock Exchange
    MEMX MEMX
    NONE None
""")
