"""What every template may rely on, and what none may let through."""

from decimal import Decimal

import pytest
from jinja2 import TemplateNotFound, UndefinedError
from jinja2.exceptions import SecurityError

from exporter.render.environment import UnprintableError, environment, number


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1E+6", "1000000"),
        ("0.10", "0.1"),
        ("-0.00", "0"),
        ("0E-9", "0"),
        ("100", "100"),
        ("-0.0000001", "-0.0000001"),
        ("123456789012345678901234567890.12", "123456789012345678901234567890.12"),
    ],
)
def test_numbers_have_one_form(value, text):
    assert number(Decimal(value)) == text


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_refused(value):
    with pytest.raises(UnprintableError):
        number(Decimal(value))


@pytest.fixture
def templates(tmp_path):
    """An environment over a folder of the test's own, by way of the overrides."""
    return lambda **files: (
        [(tmp_path / name.replace("__", ".")).write_text(text) for name, text in files.items()],
        environment(tmp_path),
    )[1]


@pytest.mark.parametrize("ending", ["xml", "xsd", "xhtml", "html"])
def test_markup_is_escaped_by_the_inner_ending(templates, ending):
    env = templates(**{f"t__{ending}__jinja": "{{ x }}"})
    assert env.get_template(f"t.{ending}.jinja").render(x='<&">') == "&lt;&amp;&#34;&gt;"


def test_other_text_is_not(templates):
    assert templates(t__txt__jinja="{{ x }}").get_template("t.txt.jinja").render(x="<&>") == "<&>"


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1f", "\ud800", "\uffff"])
def test_characters_that_xml_cannot_hold_are_named(templates, bad):
    template = templates(t__xml__jinja="{{ x }}").get_template("t.xml.jinja")
    with pytest.raises(UnprintableError, match=f"U\\+{ord(bad):04X}"):
        template.render(x=f"Net{bad}loss")


def test_tabs_line_ends_and_high_planes_pass(templates):
    template = templates(t__xml__jinja="{{ x }}").get_template("t.xml.jinja")
    assert template.render(x="a\tb\nc\U0001f4b6") == "a\tb\nc\U0001f4b6"


@pytest.mark.parametrize("value", [None, 1.5, True])
def test_values_without_a_form_of_their_own_are_refused(templates, value):
    template = templates(t__xml__jinja="{{ x }}").get_template("t.xml.jinja")
    with pytest.raises(UnprintableError):
        template.render(x=value)


def test_decimals_and_integers_print(templates):
    template = templates(t__xml__jinja="{{ x }} {{ y }} {{ x | number }}").get_template("t.xml.jinja")
    assert template.render(x=Decimal("1E+3"), y=-3) == "1000 -3 1000"


def test_a_missing_value_is_an_error(templates):
    with pytest.raises(UndefinedError):
        templates(t__xml__jinja="{{ x }}").get_template("t.xml.jinja").render()


def test_overrides_replace_one_template_and_keep_the_rest(tmp_path):
    folder = tmp_path / "extension"
    folder.mkdir()
    (folder / "_refs.xml.jinja").write_text("<!-- ours -->\n{% include 'shipped/extension/_refs.xml.jinja' %}")
    template = environment(tmp_path).get_template("extension/label.xml.jinja")
    text = template.render(role_refs=[("http://r", "r.xsd#r")], concepts=[])
    assert "<!-- ours -->" in text
    assert 'roleURI="http://r"' in text
    shipped = environment().get_template("extension/label.xml.jinja")
    assert "ours" not in shipped.render(role_refs=[], concepts=[])


def test_a_users_template_is_kept_in_the_sandbox(templates):
    template = templates(t__xml__jinja="{{ x.__class__.__mro__ }}").get_template("t.xml.jinja")
    with pytest.raises((SecurityError, UndefinedError)):
        template.render(x="")


def test_a_template_that_is_not_there():
    with pytest.raises(TemplateNotFound):
        environment().get_template("extension/nothing.xml.jinja")


def test_one_environment_for_all():
    assert environment() is environment()
