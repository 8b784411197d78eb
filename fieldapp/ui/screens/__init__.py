"""One module a screen. A screen turns keys into calls on `workflow` and paints what comes back."""
