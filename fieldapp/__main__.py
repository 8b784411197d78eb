"""`python -m fieldapp` is the same as `fieldapp`."""

from fieldapp.cli import main

if __name__ == "__main__":
    main()
