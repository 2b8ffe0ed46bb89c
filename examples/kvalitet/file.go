package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// replaceFile writes a file and puts it in place by a rename, so that an interrupt leaves the old file or the new one,
// never a half. An error names the file that was asked for.
func replaceFile(name string, write func(io.Writer) error) error {
	scratch, err := os.CreateTemp(filepath.Dir(name), ".kvalitet-*")
	if err != nil {
		return cannotWrite(name, err)
	}
	defer func() { _ = os.Remove(scratch.Name()) }() // gone already when all went well
	if err := write(scratch); err != nil {
		return errors.Join(err, scratch.Close())
	}
	if err := errors.Join(scratch.Chmod(0o644), scratch.Close()); err != nil {
		return cannotWrite(name, err)
	}
	if err := os.Rename(scratch.Name(), name); err != nil {
		return cannotWrite(name, err)
	}
	return nil
}

// replaceBytes is replaceFile for what is made already.
func replaceBytes(name string, content []byte) error {
	return replaceFile(name, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}

// cannotWrite tells of a file that could not be written without the name of the one beside it.
func cannotWrite(name string, err error) error {
	var path *os.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		err = path.Err
	case errors.As(err, &link):
		err = link.Err
	}
	return fmt.Errorf("%s går inte att skriva / cannot be written: %w", name, err)
}
