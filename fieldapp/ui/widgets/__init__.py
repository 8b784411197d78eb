"""The parts that screens are made of. They know glyphs, themes and painting, never a session or a screen."""
