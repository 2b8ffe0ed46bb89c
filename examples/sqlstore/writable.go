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

// writable wants a value whose JSON form has bounds: of its numbers' exponents and of its depth.
func writable(v reflect.Value, depth int) error {
	if depth > maxDepth {
		return fmt.Errorf("%w: djupare än %d nivåer / deeper than %[2]d levels", kvalitet.ErrInvalid, maxDepth)
	}
	switch v.Kind() {
	case reflect.Struct:
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
			if err := writable(field, depth+1); err != nil {
				return err
			}
		}
	case reflect.Slice, reflect.Array:
		if flat(v.Type().Elem().Kind()) {
			return nil
		}
		for i := range v.Len() {
			if err := writable(v.Index(i), depth+1); err != nil {
				return err
			}
		}
	case reflect.Map:
		if flat(v.Type().Elem().Kind()) {
			return nil
		}
		for it := v.MapRange(); it.Next(); {
			if err := writable(it.Value(), depth+1); err != nil {
				return err
			}
		}
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			return writable(v.Elem(), depth+1)
		}
	}
	return nil
}

// flat says that values of the kind have nothing within them.
func flat(k reflect.Kind) bool { return k <= reflect.Complex128 || k == reflect.String }
