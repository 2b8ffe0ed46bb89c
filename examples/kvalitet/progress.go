package main

import (
	"fmt"
	"os"
)

// progress tells on standard error what goes on, when that is a terminal; an empty text clears the line.
func (h *host) progress(format string, args ...any) {
	f, ok := h.errs.(*os.File)
	if !ok {
		return
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return
	}
	_, _ = fmt.Fprintf(f, "\r\x1b[K"+format, args...)
}
