package sqlstore_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
	"github.com/kommunkvalitet/kvalitet/process/improve/improvetest"
	"github.com/kommunkvalitet/kvalitet/process/processtest"
	"github.com/kommunkvalitet/kvalitet/process/rollout/rollouttest"
)

func TestProcess(t *testing.T) {
	onEach(t, func(t *testing.T, open func(*testing.T) *sqlstore.Store) {
		processtest.TestStore(t, func(t *testing.T) processtest.Store { return open(t) })
		rollouttest.TestStore(t, func(t *testing.T) rollouttest.Store { return open(t) })
		improvetest.TestStore(t, func(t *testing.T) improvetest.Store { return open(t) })
	})
}
