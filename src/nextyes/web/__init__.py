"""The pages: reads a request, calls `nextyes.app`, renders what comes back.

``site.py`` puts the parts together; ``visit.py`` is a request as a page sees it, ``security.py`` what every
request and response must keep, ``rendering.py`` how a page becomes HTML. Knows HTTP and nothing below
``app``. To add a page: one module in ``pages/`` with a frozen dataclass, its functions and its ``ROUTES``,
one template of the same name in ``templates/``, and its line in ``pages/__init__.py``.
"""
