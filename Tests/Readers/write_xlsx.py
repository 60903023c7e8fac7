# SPDX-License-Identifier: Apache-2.0
"""Writes an .xlsx with openpyxl, with the things that our reader must understand from another program."""
import datetime
import sys

import openpyxl

book = openpyxl.Workbook()
sheet = book.active
sheet.append([])
sheet.append(["Tên", "Số", "Ngày", "Công thức"])
sheet.append(["Trồng cây", 1200, datetime.date(2026, 12, 31), "=B3*2"])
sheet.append(["  hai khoảng  ", 0.1 + 0.2, datetime.datetime(2026, 2, 5, 13, 30), None])
sheet.append([None, None, None, None])
sheet.append([True, -2.5, None, "'=1"])
sheet["B6"].number_format = "#,##0.00"
book.create_sheet("Khác").append(["không đọc"])
book.save(sys.argv[1])
