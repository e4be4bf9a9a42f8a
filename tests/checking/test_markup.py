"""Templates: escaped, ours, protected, and without a word of script in them."""

import pytest

from alongside.checking.allowed import faults
from alongside.checking.markup import RULES
from alongside.checking.package import Package


def found(text):
    files = {"templates/long_table/x.html": text.encode()}
    return list(faults(Package(kind="folder", title="x", files=files)))


TRIPS = {
    "unescaped": [
        "{{ words|safe }}",
        "{{ words | safe }}",
        "{% autoescape false %}{{ words }}{% endautoescape %}",
        "{%- autoescape false -%}",
    ],
    "inline": [
        "<script>go()</script>",
        '<style>p { color: red }</style><p style="color: red">',
        '<button onclick="go()">',
        '<img src="x" onerror="go()"/>',
        '<a href="javascript:go()">',
        '<p {% if x %}onmouseover="go()"{% endif %}>',
        "<body ONLOAD=go()>",
    ],
    "other-site": [
        '<img src="https://example.org/x.png">',
        '<script src="//example.org/x.js"></script>',
        '<link rel="stylesheet" href="https://example.org/x.css">',
        '<form action="http://example.org/take">',
        '<iframe src="https://example.org"></iframe>',
    ],
    "markup": ["<p><![something[ else ]]>"],
    "open-form": [
        '<form method="post"><button>Go</button></form>',
        '<form method="POST" action="{{ url }}"></form><form method="post">'
        "{{ form.csrf_token }}</form>",
        "<form method=post>{# {{ form.csrf_token }} #}</form>",
    ],
}
FINE = [
    "{{ words }} {{ safe_words }} {{ x|safely }}",
    "{# {{ words|safe }} <script>x</script> #}",
    '<script type="module" src="{{ url_for(\'x.script\') }}"></script>',
    '<a href="https://example.org/law">The law</a>',
    '<img src="{{ url_for(\'x.picture\') }}" alt="">',
    '<form method="get"><button>Go</button></form>',
    '<form method="post">{{ form.csrf_token }}</form>',
    '<form method="post"><input type="hidden" name="csrf_token" value="{{ csrf_token() }}"></form>',
    "{{ form.open() }}</form>",
    '<p class="only once">on = 1, style="x"</p>',
    '<div data-once="1" {{ attributes }}>',
]


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule, texts in TRIPS.items() for text in texts]
)
def test_it_is_found(rule, text):
    assert rule in {one.rule for one in found(text) if one.mend}


@pytest.mark.parametrize("text", FINE)
def test_what_our_own_templates_do_is_no_fault(text):
    assert found(text) == []


def test_every_rule_has_an_example():
    assert set(TRIPS) == set(RULES)


def test_the_line_is_told_behind_what_jinja_takes():
    (one,) = found("{% set a =\n  1 %}\n{# more\n#}\n<p style='x'>")
    assert one.where == "templates/long_table/x.html:5"


@pytest.mark.parametrize(
    "text",
    [
        "{{ drawn|safe }} {# alongside: allow unescaped because we drew it #}",
        "{# alongside: allow unescaped because we drew it #}\n{{ drawn|safe }}",
    ],
)
def test_a_reason_on_the_line_makes_it_advice(text):
    (one,) = found(text)
    assert not one.mend
    assert "because we drew it" in one.what
