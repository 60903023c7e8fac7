# SPDX-License-Identifier: Apache-2.0
"""Prints the cells of the first sheet of an .xlsx as openpyxl finds them: type and value, one row a line."""
import sys

import openpyxl

sheet = openpyxl.load_workbook(sys.argv[1]).worksheets[0]
print(sheet.title, sheet.freeze_panes, sheet.auto_filter.ref)
for row in sheet.iter_rows():
    print(" | ".join(f"{cell.data_type}:{cell.value!r}:{cell.number_format}" for cell in row))
