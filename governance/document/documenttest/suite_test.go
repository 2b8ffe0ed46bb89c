package documenttest_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/governance/document/documenttest"
)

func TestMemStore(t *testing.T) {
	documenttest.TestStore(t, func(*testing.T) documenttest.Store { return documenttest.NewMemStore() })
}
