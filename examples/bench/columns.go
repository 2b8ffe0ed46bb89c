package main

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
)

// number is what a column holds.
type number interface {
	uint8 | int8 | uint16 | int32 | uint32 | int64 | float64
}

// column reads a little-endian column.
func column[T number](b *bench, name string) ([]T, error) {
	data, err := os.ReadFile(filepath.Join(b.dir, name))
	if err != nil {
		return nil, err
	}
	var zero T
	size := binary.Size(zero)
	if len(data)%size != 0 {
		return nil, fmt.Errorf("%s: %d bytes are no whole number of values", name, len(data))
	}
	values := make([]T, len(data)/size)
	_, err = binary.Decode(data, binary.LittleEndian, values)
	return values, err
}

// columns reads several columns of one kind.
func columns[T number](b *bench, names ...string) ([][]T, error) {
	all := make([][]T, len(names))
	for i, name := range names {
		var err error
		if all[i], err = column[T](b, name); err != nil {
			return nil, err
		}
	}
	return all, nil
}
