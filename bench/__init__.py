"""Benchmarks: each module measures one part beside what a user could take instead, and prints it.

``python -m bench`` runs them all, ``python -m bench columns --help`` says what one takes. The last numbers
seen are in ``README.md``. To add one: a module here with ``main(argv)``.
"""
