"""What is missing or doubtful in an activity: pure rules over model values and facts of its form.

It must not know form definitions, storage or faces; problems that a form found arrive as plain data.
"""
