// Package sheet is the workbooks: tables out as Excel and CSV, workbooks and
// CSV in. It is the only importer of excelize.
//
// # What flows out
//
// [CSV] and [XLSX] write plain tables of words. [Workbook] writes [Sheet]s that
// people edit and send back: typed columns with drop-downs, notes and heads in
// both languages. [Mark] copies somebody's workbook and marks what is wrong in
// it. The same table gives the same bytes. Nothing in a cell is ever a formula:
// a workbook's cells are strings, numbers and dates, and in CSV, which has no
// types, a cell that a spreadsheet would calculate gets an apostrophe before it
// (CWE-1236), which [Read] takes away again.
//
// # What flows in
//
// [Read] makes a [Book] of the bytes of a workbook (ECMA-376, transitional and
// strict) or of a CSV file: cells with their words, what they are and where
// they stand. [Book.Tables] finds in it what [Workbook] wrote, however much it
// was rearranged; [Directory] finds the rows of a 明细表 that nobody wrote for
// this program. Whatever is wrong is a problem with a sheet and a cell.
//
// Cells are read by this package itself: excelize fills a sheet up to its last
// row and column, so that a file of two kilobytes may ask for all memory, and
// does not say in one pass what a cell holds and what it is. Files go to
// excelize ([Mark]) only after they were read here.
//
// # What it never does
//
// It reads and writes no file, calculates no formula, follows no link and runs
// no macro. It does not know what a register or a standard is.
package sheet
