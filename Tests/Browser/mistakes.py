# SPDX-License-Identifier: Apache-2.0
"""A plan of sixty activities in which ten things are wrong that readers and typists get wrong."""
from documents import HEAD, OPENING, YEAR

WORKS = [
    "Lắp trạm sạc xe điện", "Kiểm toán năng lượng", "Trồng cây dọc kênh chính", "Thu gom bao gói thuốc bảo vệ thực vật",
    "Nạo vét kênh thoát nước", "Thay đèn đường bằng đèn tiết kiệm điện",
]
BODIES = ["Sở Công Thương", "Sở Xây dựng", "Sở Y tế", "Sở Tài chính"]

TAIL = """

III. CHẾ ĐỘ BÁO CÁO

Kết quả được báo cáo về Sở Tài chính trước ngày 15 tháng 12 hằng năm.

Nơi nhận:
- Sở Công Thương;
- Sở Xây dựng;
- Sở Y tế;
- Sở Tài chính;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH


Lương Thế Hòa
"""


def work(number: int) -> str:
    return f"- Hoạt động số {number}: {WORKS[number % 6]} ở khu vực {number}."


def due(number: int) -> str:
    return f"31/12/{YEAR + number % 3}"


def lead(number: int) -> str:
    return BODIES[number % 4]


def duty(number: int) -> str:
    return f"- {lead(number)} chủ trì thực hiện hoạt động số {number}, hoàn thành trước ngày {due(number)}."


def sound() -> str:
    """The plan as it was meant: four themes of three groups of five activities, and a line for the duty of each."""
    lines, number = [], 0
    for theme in range(1, 5):
        lines.append(f"{theme}. Chủ đề {theme}: Việc thuộc lĩnh vực {theme}.")
        for group in range(1, 4):
            lines.append(f"{theme}.{group}. Nhóm các hoạt động loại {group}.")
            for number in range(number + 1, number + 6):
                lines.append(work(number))
    lines.append("II. PHÂN CÔNG THỰC HIỆN")
    return "\n\n".join(lines + [duty(number) for number in range(1, 61)])


# What is written, what stands in its place, and what the reader makes of it.
MISTAKES = [
    ("3.3. Nhóm", "3.2.1. Nhóm", "wrong parent"),
    (".\n\n- Hoạt động số 18:", ". Hoạt động số 18:", "two items run together"),
    ("tiết kiệm điện ở khu vực 23.", "tiết kiệm điện\n\n- Ở khu vực 23.", "one item split in two"),
    ("Sở Xây dựng chủ trì thực hiện hoạt động số 29,", "Sở Xây dựng phối hợp thực hiện hoạt động số 29,", "wrong role"),
    ("Sở Công Thương chủ trì thực hiện hoạt động số 32,", "Sở Công Thươg chủ trì thực hiện hoạt động số 32,", "wrong body"),
    (
        f"hoạt động số 6, hoàn thành trước ngày {due(6)}",
        f"hoạt động số 6, hoàn thành bước một trước ngày 01/3/{YEAR}, toàn bộ trước ngày {due(6)}", "wrong date",
    ),
    ("1.3. Nhóm các hoạt động loại 3.", "1.3. Sở Xây dựng triển khai các việc loại 3.", "heading taken as work"),
    (duty(41) + "\n\n", "", "missing lead"),
    ("4.2. Nhóm", "4.1. Nhóm", "duplicate label"),
    (
        f"hoạt động số 52, hoàn thành trước ngày {due(52)}", f"hoạt động số 52, hoàn thành trước ngày 31/12/{YEAR - 2}",
        "wrong deadline",
    ),
]


def plan_with_mistakes(number: str) -> bytes:
    text = sound()
    for meant, written, name in MISTAKES:
        assert text.count(meant) == 1, name
        text = text.replace(meant, written)
    head = HEAD.format(number=number, before=YEAR - 1, year=YEAR, after=YEAR + 2) + OPENING
    return (head + text + TAIL).encode()
