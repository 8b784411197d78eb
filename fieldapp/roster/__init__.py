"""The roster line: its key grammar, the search of known people, ages as typed, names and row numbers.

Pure: values in, values out. It must not know screens, files, forms or the clock.
"""
