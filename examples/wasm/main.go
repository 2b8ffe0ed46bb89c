//go:build js && wasm

// Command wasm checks a goal's text in the reader's own browser: nothing that is written leaves the page.
//
//	GOOS=js GOARCH=wasm go build -o kvalitet.wasm ./examples/wasm
//	cp "$(go env GOROOT)/lib/wasm/wasm_exec.js" .
//
// Serve both beside index.html.
package main

import (
	"encoding/json"
	"syscall/js"

	"github.com/kommunkvalitet/kvalitet/governance"
)

func main() {
	js.Global().Set("kvalitetCheck", js.FuncOf(func(_ js.Value, args []js.Value) any {
		if len(args) != 1 || args[0].Type() != js.TypeString {
			return js.Null()
		}
		class, findings := governance.Classify(args[0].String())
		answer, err := json.Marshal(map[string]any{"class": class, "label": class.Label(), "findings": findings})
		if err != nil {
			return js.Null()
		}
		return string(answer)
	}))
	js.Global().Get("document").Call("dispatchEvent", js.Global().Get("Event").New("kvalitet"))
	select {} // the page calls
}
