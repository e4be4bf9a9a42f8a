"""Figures for Alongside beside a bare Flask app that does the same work, taken in one run.

A time on its own says more about the machine than about the code, so everything that is printed
stands beside the same work done by `bench.bare` minutes, not months, apart.
"""
