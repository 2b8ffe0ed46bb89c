package table

import (
	"bytes"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/kommunkvalitet/kvalitet"
)

// TestAWorkbookSaysWhatItsCSVDoes reads shares shown as per cent, days, and numbers with a computer's last digits, in both
// calendars of workbooks.
func TestAWorkbookSaysWhatItsCSVDoes(t *testing.T) {
	for name, from1904 := range map[string]bool{"1900": false, "1904": true} {
		t.Run(name, func(t *testing.T) {
			f := excelize.NewFile()
			require.NoError(t, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &from1904}))
			whole, err := f.NewStyle(&excelize.Style{NumFmt: 9})
			require.NoError(t, err)
			own := `0.0"d"\\ %`
			tenths, err := f.NewStyle(&excelize.Style{CustomNumFmt: &own})
			require.NoError(t, err)
			require.NoError(t, f.SetSheetRow("Sheet1", "A1", &[]any{"dag", "hel", "tiondel", "summa", "text"}))
			sum := 0.1
			sum += 0.2
			require.NoError(t, f.SetSheetRow("Sheet1", "A2", &[]any{time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC), 0.85, 0.835, sum, "85"}))
			require.NoError(t, f.SetCellStyle("Sheet1", "B2", "B2", whole))
			require.NoError(t, f.SetCellStyle("Sheet1", "C2", "C2", tenths))
			var b bytes.Buffer
			require.NoError(t, f.Write(&b))
			got, err := Parse(b.Bytes(), Column{Name: "dag"}, Column{Name: "hel"}, Column{Name: "tiondel"}, Column{Name: "summa"}, Column{Name: "text"})
			require.NoError(t, err)
			row := got.Rows[0]
			day, _ := row.Date("dag")
			assert.Equal(t, kvalitet.Date{Year: 2026, Month: 4, Day: 1}, day)
			assert.Equal(t, []string{"85%", "83.5%", "0.3", "85"}, []string{row.Text("hel"), row.Text("tiondel"), row.Text("summa"), row.Text("text")})
		})
	}
}
