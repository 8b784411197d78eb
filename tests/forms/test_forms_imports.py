import subprocess
import sys

CODE = """
import sys, fieldapp.forms.instance, fieldapp.forms.form
print(sorted({name.split('.')[0] for name in sys.modules} & {'textual', 'rich', 'tinydb', 'lokal', 'joserfc'}))
"""


def test_filling_a_form_loads_neither_screens_nor_storage_nor_regions():
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"
