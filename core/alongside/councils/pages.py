"""The blueprint of the council's own pages; the modules beside it put their views in."""

from alongside.web.pages import Pages

pages = Pages("administration", __name__)
