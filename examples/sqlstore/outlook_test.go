package sqlstore_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
	"github.com/kommunkvalitet/kvalitet/governance/outlook/outlooktest"
)

func TestOutlook(t *testing.T) {
	onEach(t, func(t *testing.T, open func(*testing.T) *sqlstore.Store) {
		outlooktest.TestStore(t, func(t *testing.T) outlooktest.Store { return open(t) })
	})
}
