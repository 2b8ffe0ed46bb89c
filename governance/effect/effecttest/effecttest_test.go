package effecttest_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/governance/effect/effecttest"
)

func TestMemStore(t *testing.T) {
	effecttest.TestStore(t, func(*testing.T) effecttest.Store { return effecttest.NewMemStore() })
}
