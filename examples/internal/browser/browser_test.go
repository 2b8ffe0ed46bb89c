package browser_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/examples/internal/browser"
)

// A check that finds nothing must be able to find something.
func TestTheTabSeesWhatIsWrong(t *testing.T) {
	tab := browser.Open(t)
	page := filepath.Join(t.TempDir(), "page.html")
	require.NoError(t, os.WriteFile(page, []byte(`<!DOCTYPE html><html><title>x</title><body><img src="missing.png">
		<p style="color:#aaa">pale</p><script>console.error("x"); throw new Error("y")</script></body></html>`), 0o600))
	tab.Visit(t, page, 400)
	var ids []string
	for _, v := range tab.Axe(t) {
		ids = append(ids, v.ID)
		assert.NotEmpty(t, v.String())
	}
	assert.Subset(t, ids, []string{"html-has-lang", "image-alt", "color-contrast"})
	assert.GreaterOrEqual(t, len(tab.Errors()), 3, "a file that is missing, an error on the console, an exception: %v", tab.Errors())
	assert.Contains(t, tab.Requests(), "file://"+filepath.Join(filepath.Dir(page), "missing.png"))
	assert.Equal(t, 400, browser.Evaluate[int](t, tab, "innerWidth"))
}
