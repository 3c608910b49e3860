"""A made-up pipeline whose truth is known: B2B software deals as a small vendor's sellers would log them.

Imports only ``deals``. `world` holds every number, `story` plays the deals out in columns, `dressed` turns
columns into events with words, `bulk` into event tables of any size. Nothing here is evidence about a
real team.

To add a way of saying something: one more entry under its scene in `words`. To add a number: a field of
`nextyes.sample.world.World` with its unit and reason; the test of docs/sample.md then asks for its row.
"""
