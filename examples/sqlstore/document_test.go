package sqlstore_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
	"github.com/kommunkvalitet/kvalitet/governance/document/documenttest"
)

func TestDocument(t *testing.T) {
	onEach(t, func(t *testing.T, open func(*testing.T) *sqlstore.Store) {
		documenttest.TestStore(t, func(t *testing.T) documenttest.Store { return open(t) })
	})
}
