package sqlstore_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/control/controltest"
	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
)

func TestControl(t *testing.T) {
	onEach(t, func(t *testing.T, open func(*testing.T) *sqlstore.Store) {
		controltest.TestStore(t, func(t *testing.T) controltest.Store { return open(t) })
	})
}
