package kolada_test

import (
	"io"
	"os"
)

func readers(files []*os.File) []io.Reader {
	all := make([]io.Reader, len(files))
	for i, f := range files {
		all[i] = f
	}
	return all
}

type reader = io.Reader
