package table

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"
)

// cellFormats are the formats of a workbook that change what a stored number means.
type cellFormats struct {
	file          *excelize.File
	percent, date map[int]bool // style → shown so; date only where days are counted from 1904
}

// days1904 is how many days later than the usual calendar of workbooks the one of 1904 begins.
const days1904 = 1462

var (
	quotedFormat = regexp.MustCompile(`"[^"]*"|\\.|\[[^\]]*\]`)
	longFraction = regexp.MustCompile(`^-?[0-9]+\.[0-9]{13,}(E[-+]?[0-9]+)?$`)
)

// formats finds the styles that show a share as per cent, and in a workbook of 1904 those that show a number as a date.
func formats(f *excelize.File) (cellFormats, error) {
	forms := cellFormats{file: f, percent: map[int]bool{}, date: map[int]bool{}}
	props, err := f.GetWorkbookProps()
	if err != nil || f.Styles == nil || f.Styles.CellXfs == nil {
		return forms, err
	}
	for id := range f.Styles.CellXfs.Xf {
		style, err := f.GetStyle(id)
		if err != nil {
			return forms, err
		}
		custom := ""
		if style.CustomNumFmt != nil {
			custom = strings.ToLower(quotedFormat.ReplaceAllString(*style.CustomNumFmt, ""))
		}
		if style.NumFmt == 9 || style.NumFmt == 10 || strings.Contains(custom, "%") {
			forms.percent[id] = true
		}
		if props.Date1904 != nil && *props.Date1904 && (style.NumFmt >= 14 && style.NumFmt <= 22 || strings.ContainsAny(custom, "yd")) {
			forms.date[id] = true
		}
	}
	return forms, nil
}

// show makes the cells of a row what the same table has as CSV: a share shown as per cent is per cent, a day counted from
// 1904 is counted as in other workbooks, and a number has the fifteen digits that a spreadsheet shows.
func (f cellFormats) show(sheet string, row int, cells []string) {
	for i, cell := range cells {
		if longFraction.MatchString(cell) {
			if v, err := strconv.ParseFloat(cell, 64); err == nil {
				v, _ = strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
				cells[i] = strconv.FormatFloat(v, 'f', -1, 64)
			}
		}
		if cell == "" || len(f.percent)+len(f.date) == 0 {
			continue
		}
		name, err := excelize.CoordinatesToCellName(i+1, row)
		if err != nil {
			continue
		}
		style, err := f.file.GetCellStyle(sheet, name)
		if err != nil || !f.percent[style] && !f.date[style] {
			continue
		}
		d, err := decimal.NewFromString(cells[i])
		switch {
		case err != nil: // a text
		case f.percent[style]:
			cells[i] = d.Shift(2).String() + "%"
		default:
			cells[i] = d.Add(decimal.NewFromInt(days1904)).String()
		}
	}
}
