// Package browser lets tests open pages in the machine's Chromium, without a window, as a reader would.
//
// A machine without Chromium, or without the accessibility checker that `bash .ci/run axe` fetches, skips such tests and
// says so; where CI is set in the environment it fails them.
package browser

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	cdpruntime "github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Tab is one tab of a browser that ends with the test.
type Tab struct {
	ctx context.Context

	mu       sync.Mutex
	errors   []string
	requests []string
}

// need skips the test, or fails it where CI is set.
func need(t testing.TB, what string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal(what)
	}
	t.Skip(what)
}

// Open starts a browser with an empty tab.
func Open(t testing.TB) *Tab {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		need(t, "Chromium is not on the machine; the Debian package chromium has it")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.UserDataDir(t.TempDir()),
		chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("allow-file-access-from-files", true), chromedp.WSURLReadTimeout(time.Minute))
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	tab := &Tab{ctx: ctx}
	if err := chromedp.Listen(ctx, tab.listen); err != nil {
		t.Fatal(err)
	}
	call(t, tab, network.Enable, network.EnableParams{})
	call(t, tab, log.Enable, cdp.Empty{})
	call(t, tab, cdpruntime.Enable, cdp.Empty{})
	return tab
}

func (tab *Tab) listen(event any) {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	switch e := event.(type) {
	case *cdpruntime.EventExceptionThrown:
		tab.errors = append(tab.errors, e.ExceptionDetails.Text+" "+e.ExceptionDetails.URL)
	case *cdpruntime.EventConsoleAPICalled:
		if e.Type == "error" {
			tab.errors = append(tab.errors, fmt.Sprint("console.error with ", len(e.Args), " arguments"))
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == "error" {
			tab.errors = append(tab.errors, e.Entry.Text+" "+e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		tab.requests = append(tab.requests, e.Request.URL)
	}
}

// call sends a command of the browser's protocol.
func call[P, R any](t testing.TB, tab *Tab, command cdp.Command[P, R], params P) {
	t.Helper()
	if _, err := chromedp.Call(tab.ctx, command, params); err != nil {
		t.Fatal(err)
	}
}

// run does something in the tab.
func run[T any](t testing.TB, tab *Tab, action chromedp.Action[T]) T {
	t.Helper()
	v, err := chromedp.Run(tab.ctx, action)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// Visit opens an address, or a file, in a window of the width.
func (tab *Tab) Visit(t testing.TB, address string, width int) {
	t.Helper()
	if !strings.Contains(address, "://") {
		address = "file://" + address
	}
	tab.Width(t, width, "screen")
	run(t, tab, chromedp.Navigate(address))
}

// Width gives the window a width and shows the page as on a "screen" or in "print".
func (tab *Tab) Width(t testing.TB, width int, medium string) {
	t.Helper()
	run(t, tab, chromedp.EmulateViewport(int64(width), 900))
	call(t, tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: medium})
}

// Evaluate runs an expression of JavaScript, waits for it when it is a promise, and decodes its value.
func Evaluate[T any](t testing.TB, tab *Tab, expression string) T {
	t.Helper()
	return run(t, tab, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}

// Errors returns what went wrong in the page: exceptions, errors on the console, requests that failed.
func (tab *Tab) Errors() []string {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	return tab.errors
}

// Requests returns every address that was asked for.
func (tab *Tab) Requests() []string {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	return tab.requests
}

// PDF prints the page on paper of the page's own size.
func (tab *Tab) PDF(t testing.TB) []byte {
	t.Helper()
	return run(t, tab, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize(), chromedp.PDFPrintBackground()))
}

// Screenshot is the whole page as PNG.
func (tab *Tab) Screenshot(t testing.TB) []byte {
	t.Helper()
	return run(t, tab, chromedp.FullScreenshot(100))
}

// Violation is a rule of axe-core that the page breaks.
type Violation struct {
	ID    string `json:"id"`
	Help  string `json:"help"`
	Nodes []struct {
		HTML    string `json:"html"`
		Summary string `json:"failureSummary"`
	} `json:"nodes"`
}

func (v Violation) String() string {
	s := v.ID + ": " + v.Help
	for _, n := range v.Nodes[:min(len(v.Nodes), 3)] {
		s += "\n  " + n.HTML + "\n  " + n.Summary
	}
	return s
}

// Axe runs axe-core's rules of WCAG 2.1 A and AA on the page.
func (tab *Tab) Axe(t testing.TB) []Violation {
	t.Helper()
	_, here, _, _ := runtime.Caller(0)
	source, err := os.ReadFile(filepath.Join(filepath.Dir(here), "../../../.ci/axe/node_modules/axe-core/axe.min.js"))
	if err != nil {
		need(t, "axe-core is not fetched: bash .ci/run axe (it needs npm)")
	}
	run(t, tab, chromedp.Evaluate[int](string(source)+";0"))
	return Evaluate[[]Violation](t, tab, `axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}).then(r => r.violations)`)
}
