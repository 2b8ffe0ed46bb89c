package sqlstore

import (
	"fmt"
	"reflect"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
)

// The bounds of what is written as JSON. A number such as 1e999999999 is short, but not when it is written; a value
// that contains itself has no end.
const (
	maxExponent = 1000
	maxDepth    = 1000
)

var decimalType = reflect.TypeFor[decimal.Decimal]()

// writable wants a value whose JSON form has bounds: of its numbers' exponents, of its depth and of its texts together.
func writable(v any) error {
	e := examination{left: MaxDocument}
	return e.value(reflect.ValueOf(v), 0)
}

// examination goes through a value. left is how many bytes of text it may still meet.
type examination struct{ left int }

func (e *examination) value(v reflect.Value, depth int) error {
	if depth > maxDepth {
		return fmt.Errorf("%w: djupare än %d nivåer / deeper than %[2]d levels", kvalitet.ErrInvalid, maxDepth)
	}
	switch v.Kind() {
	case reflect.String:
		if e.left -= v.Len(); e.left < 0 {
			return errLarge
		}
	case reflect.Struct:
		return e.members(v, depth)
	case reflect.Slice, reflect.Array:
		if v.Type().Elem().Kind() <= reflect.Complex128 { // numbers have nothing within them
			return nil
		}
		for i := range v.Len() {
			if err := e.value(v.Index(i), depth+1); err != nil {
				return err
			}
		}
	case reflect.Map:
		for it := v.MapRange(); it.Next(); {
			if err := e.value(it.Key(), depth+1); err != nil {
				return err
			}
			if err := e.value(it.Value(), depth+1); err != nil {
				return err
			}
		}
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			return e.value(v.Elem(), depth+1)
		}
	default: // has nothing within it
	}
	return nil
}

func (e *examination) members(v reflect.Value, depth int) error {
	if v.Type() == decimalType && v.CanInterface() {
		if d := v.Interface().(decimal.Decimal); d.Exponent() < -maxExponent || d.Exponent() > maxExponent {
			return fmt.Errorf("%w: talets exponent är större än %d / the number's exponent is greater than %[2]d", kvalitet.ErrInvalid, maxExponent)
		}
		return nil
	}
	for i := range v.NumField() {
		field := v.Field(i)
		if !field.CanInterface() && field.Kind() != reflect.Struct { // is not written
			continue
		}
		if err := e.value(field, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// errLarge says that a document would be larger than [MaxDocument].
var errLarge = fmt.Errorf("%w: dokumentet är större än %d byte / the document is larger than %[2]d bytes", kvalitet.ErrInvalid, MaxDocument)
