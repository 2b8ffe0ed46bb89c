package controltest_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/control/controltest"
)

func TestMemStore(t *testing.T) {
	controltest.TestStore(t, func(*testing.T) controltest.Store { return controltest.NewMemStore() })
}
