"""Writes one specimen through python-docx: lines as JSON on standard input,
the folder of the pictures and the file to write as arguments."""
import datetime
import json
import sys

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.shared import Cm

M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def omml(paragraph, xml):
    paragraph._p.append(parse_xml(xml.replace("<m:oMath>", "<m:oMath %s>" % M, 1)))


def write(paragraph, runs):
    for r in runs:
        if r.get("omml"):
            omml(paragraph, r["omml"])
            continue
        run = paragraph.add_run(r["text"])
        run.bold = True if r.get("bold") else None
        run.italic = True if r.get("italic") else None
        if r.get("sup"):
            run.font.superscript = True
        if r.get("sub"):
            run.font.subscript = True
        if r.get("break"):
            run.add_break(WD_BREAK.LINE)


def table(doc, line):
    rows = line["rows"]
    below = line.get("below")
    cols = max(c["col"] + c["cols"] for row in rows for c in row)
    t = doc.add_table(rows=len(rows) + (1 if below else 0), cols=cols, style="Table Grid")
    for row in rows:
        for c in row:
            cell = t.cell(c["row"], c["col"])
            if c["rows"] > 1 or c["cols"] > 1:
                cell = cell.merge(t.cell(c["row"] + c["rows"] - 1, c["col"] + c["cols"] - 1))
            write(cell.paragraphs[0], c["runs"])
    if below:
        cell = t.cell(len(rows), 0).merge(t.cell(len(rows), cols - 1))
        for i, runs in enumerate(below):
            write(cell.paragraphs[0] if i == 0 else cell.add_paragraph(), runs)


def main():
    doc = Document()
    doc.core_properties.created = doc.core_properties.modified = datetime.datetime(2026, 11, 2)
    doc.core_properties.author = ""
    section = doc.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    lines = json.load(sys.stdin)
    for line in lines:
        if line.get("rows"):
            table(doc, line)
            continue
        if line.get("level"):
            p = doc.add_heading("", level=min(line["level"], 9))
        else:
            p = doc.add_paragraph(style=line.get("style") or None)
        p.paragraph_format.page_break_before = True if line.get("new-page") else None
        if line.get("centred"):
            p.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if line.get("picture"):
            p.add_run().add_picture(sys.argv[1] + "/" + line["picture"], width=Cm(11))
        elif line.get("omml"):
            p.add_run("\t")
            omml(p, line["omml"])
            p.add_run("\t" + line["number"])
        else:
            write(p, line.get("runs", []))
    section.header.paragraphs[0].text = sys.argv[3]
    doc.save(sys.argv[2])


main()
