package rosa_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/rosa"
)

// 150 × (2 + 4·3 + 5)/6 is 475 to the last digit: the volume comes before the division by six.
func TestMinutesAreDividedLast(t *testing.T) {
	c := rosa.CaseType{ID: uuid.NewSHA1(uuid.Nil, []byte("parkering")), Name: "parkering", Volume: decimal.NewFromInt(150), Parts: []rosa.Part{{
		Code: "1", Name: "svara", Level: rosa.LevelGuidance,
		Minutes: rosa.Minutes{Low: decimal.NewFromInt(2), Likely: decimal.NewFromInt(3), High: decimal.NewFromInt(5)},
	}}}
	r, err := rosa.Method{Estimate: rosa.EstimatePERT}.Analyse([]rosa.CaseType{c})
	require.NoError(t, err)
	assert.Equal(t, "475", r.Minutes.String())
}
