"""Number formats: the text a reader sees in the cell, and what that text leaves out of the number."""

from decimal import Decimal

import pytest

from exporter.readers.excel.printing import print_number, print_text

ACCOUNTING = '_($* #,##0_);_($* (#,##0);_($* "-"??_);_(@_)'
NBSP = "\N{NO-BREAK SPACE}"


def printed(number: str, code: str) -> str:
    return print_number(Decimal(number), code).text


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        ("0", "General", "0"),
        ("-3", "General", "-3"),
        ("1234.5678901", "General", "1234.56789"),
        ("0.1", "", "0.1"),
        ("123456789012", "General", "1.23457E+11"),
        ("0.00001234", "General", "1.234E-05"),
        ("0.30000000000000004", "General", "0.3"),
        ("1234567.5", "0", "1234568"),
        ("1234567.5", "#,##0", "1,234,568"),
        ("12", "#,##0", "12"),
        ("5", "0,000", "0,005"),
        ("0", "#", ""),
        ("0.5", "#.##", ".5"),
        ("3", "0.##", "3."),
        ("-1234.5", "#,##0.00", "-1,234.50"),
        ("2.5", "0", "3"),  # half away from zero
        ("-2.5", "0", "-3"),
        ("1.005", "0.00", "1.01"),  # as the decimal digits say, not the double
        ("1.0049999999999999", "0.00", "1.01"),
        ("0.1535", "0.0%", "15.4%"),
        ("-0.05", "0%;(0%)", "(5%)"),
        ("1234", '"$"#,##0', "$1,234"),
        ("-1234", '"$"#,##0_);\\("$"#,##0\\)', "($1,234)"),
        ("1234", "[$€-407] #,##0", "€ 1,234"),
        ("-1234", "#,##0.00 [$CHF];-#,##0.00 [$CHF]", "-1,234.00 CHF"),
        ("7", '#,##0" units"', "7 units"),
        ("7", "0\\ kg", "7 kg"),
        ("7", "a;b;c", "a"),
        ("0", "0;(0);", ""),
        ("5", ";;;", ""),
        ("0", '0;(0);"nil"', "nil"),
        ("-8", "[Red]0", "-8"),
        ("1234", ACCOUNTING, f"$ 1,234{NBSP}"),
        ("-1234", ACCOUNTING, "$ (1,234)"),
        ("0", ACCOUNTING, f"$ -{NBSP}"),
        ("1234.5", "_-* #,##0.00\\ _€_-", f"1,234.50{NBSP}"),
        ("1234567", "#,##0,", "1,235"),
        ("1234567", "0.0,,", "1.2"),
        ("1234567", '0.0,,"M"', "1.2M"),
        ("950", "[>=1000]#,##0,K;0", "950"),
        ("9500", "[>=1000]#,##0,K;0", "10K"),
        ("-5", "[<100]0.0;0", "-5.0"),
        ("-5", "[<0](0);0", "(5)"),
        ("4165550100", "[<=9999999]###-####;(###) ###-####", "(416) 555-0100"),
        ("123", "000-00", "001-23"),
        ("12345", "0.00E+00", "1.23E+04"),
        ("99999.995", "##0.0E+0", "100.0E+3"),
        ("0", "0.0E+0", "0.0E+0"),
        ("1.5", "# ?/?", "1 1/2"),
        ("0.375", "?/8", "3/8"),
        ("2", "# ?/?", "2"),
        ("5", '"never closed 0', "never closed 0"),
        ("5", "0*-", "5"),
        ("1", '?0.0?"x"', "1.0 x"),
        ("5", '@" shares"', "5 shares"),
    ],
)
def test_a_number_is_printed_as_a_reader_sees_it(number: str, code: str, text: str) -> None:
    assert printed(number, code) == text


@pytest.mark.parametrize(
    ("serial", "code", "text"),
    [
        ("45473", "yyyy-mm-dd", "2024-06-30"),
        ("45473", "mmmm d, yyyy", "June 30, 2024"),
        ("45473", "d-mmm-yy", "30-Jun-24"),
        ("45473", "dddd dd/mm/yyyy", "Sunday 30/06/2024"),
        ("45473", "ddd mmmmm", "Sun J"),
        ("45473", "mm-dd-yy", "2024-06-30"),  # whatever the machine it is looked at
        ("45473", "[$-F800]dddd, mmmm dd, yyyy", "2024-06-30"),
        ("0.5", "[$-F400]h:mm:ss AM/PM", "12:00:00"),
        ("45473.75", "m/d/yyyy h:mm AM/PM", "6/30/2024 6:00 PM"),
        ("45473.75", "h:mm a/p", "6:00 P"),
        ("45473.7512345", "h:mm:ss", "18:01:47"),
        ("45473.7512345", "mm:ss.00", "01:46.66"),
        ("1.25", "[h]:mm", "30:00"),
        ("0.5", "[mm]:ss", "720:00"),
        ("1", "yyyy-mm-dd", "1900-01-01"),
        ("61", "yyyy-mm-dd", "1900-03-01"),
        ("-1", "yyyy-mm-dd", "########"),
        ("9999999", "yyyy-mm-dd", "########"),
    ],
)
def test_a_moment_is_printed_as_a_reader_sees_it(serial: str, code: str, text: str) -> None:
    found = print_number(Decimal(serial), code)
    assert (found.text, found.moment) == (text, True)


def test_a_workbook_may_count_from_1904() -> None:
    assert print_number(Decimal(44011), "yyyy-mm-dd", since_1904=True).text == "2024-06-30"


def test_a_dash_for_zero_has_the_scale_of_the_figures() -> None:
    assert print_number(Decimal(0), '#,##0,;(#,##0,);"-"').scale == 3


@pytest.mark.parametrize(
    ("code", "scale"),
    [
        ("#,##0", 0),
        ("#,##0,", 3),
        ("#,##0,,_);(#,##0,,)", 6),
        ("0.0,,", 6),
        ("#,##0.00,", 3),
        ("0%", 0),
        ('0", "', 0),
        ("0,E+0", 0),
    ],
)
def test_commas_behind_the_digits_divide(code: str, scale: int) -> None:
    assert print_number(Decimal(12345678), code).scale == scale


@pytest.mark.parametrize(
    ("code", "negative", "colour"),
    [
        ("#,##0;[Red]#,##0", True, "red"),
        ("[Black]#,##0;[Color3]#,##0", True, ""),
        ("#,##0;[Red]-#,##0", False, "red"),
        ("#,##0;[Red](#,##0)", False, "red"),
        ("#,##0;#,##0", False, ""),  # a reader sees no difference
        ("[Red]0", False, "red"),  # its minus sign is printed
    ],
)
def test_a_sign_that_only_colour_shows_is_told(code: str, negative: bool, colour: str) -> None:
    found = print_number(Decimal(-1234), code)
    assert (found.negative, found.colour) == (negative, colour)
    assert not print_number(Decimal(1234), code).negative


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("General", "x"),
        ("@", "x"),
        (ACCOUNTING, "x"),
        ('0;0;0;"<"@">"', "<x>"),
        ('0;@"!"', "x!"),
        (";;;", ""),
        ("0;0", "x"),
    ],
)
def test_a_text_takes_the_section_for_texts(code: str, shown: str) -> None:
    assert print_text("x", code) == shown
