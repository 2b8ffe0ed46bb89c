package award_test

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/award"
	"github.com/kommunkvalitet/kvalitet/governance/award/awardtest"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
)

func entry(n int, votes ...[3]int) award.Entry {
	e := award.Entry{ID: uuid.UUID{15: byte(n)}, Award: award.Orebro().ID, Category: "kvalitet", Unit: "enhet", Title: "bidrag", Gates: map[string]bool{"funded": true}}
	for i, v := range votes {
		e.Votes = append(e.Votes, award.Vote{Role: fmt.Sprintf("jury %d", i+1), Scores: map[string]int{"simplify": v[0], "renew": v[1], "improve": v[2]}})
	}
	return e
}

func TestRank(t *testing.T) {
	failed := entry(7, [3]int{5, 5, 5})
	failed.Gates["funded"] = false
	unseen := entry(8, [3]int{5, 5, 5})
	unseen.Gates = nil
	halfScored := entry(9, [3]int{5, 5, 5})
	delete(halfScored.Votes[0].Scores, "improve")
	other := entry(10, [3]int{5, 5, 5})
	other.Category = "annan"
	entries := []award.Entry{
		entry(1, [3]int{3, 3, 3}, [3]int{3, 3, 3}), // 9 of 15
		entry(2, [3]int{4, 3, 2}),                  // 9 of 15, but more of the first criterion
		entry(3, [3]int{5, 5, 4}),
		entry(4, [3]int{3, 3, 3}), // alike with 1 in all
		failed, unseen, halfScored, other, entry(11),
	}
	var got []string
	for _, p := range award.Orebro().Rank("kvalitet", entries) {
		got = append(got, fmt.Sprint(p.Entry[15], p.Place, p.Score, p.Tied, p.Failed, p.Unseen, p.Unscored))
	}
	assert.Equal(t, []string{
		"3 1 0.9333333333 false [] [] []",
		"2 2 0.6 true [] [] []",
		"1 3 0.6 true [] [] []",
		"4 3 0.6 true [] [] []",
		"9 0 0 false [] [] [improve]",
		"7 0 0 false [funded] [] []",
		"8 0 0 false [] [funded] []",
		"11 0 0 false [] [] [simplify renew improve]",
	}, []string{got[0], got[1], got[2], got[3], find(got, "9 "), find(got, "7 "), find(got, "8 "), find(got, "11 ")})
	assert.Len(t, got, 8, "the other category's entry is not there")
}

func find(list []string, prefix string) string {
	for _, s := range list {
		if len(s) > len(prefix) && s[:len(prefix)] == prefix {
			return s
		}
	}
	return ""
}

func TestRankIsTheSameInAnyOrder(t *testing.T) {
	entries := []award.Entry{entry(1, [3]int{1, 2, 3}), entry(2, [3]int{3, 2, 1}), entry(3, [3]int{5, 0, 1}), entry(4)}
	want := award.Orebro().Rank("kvalitet", entries)
	entries[0], entries[3], entries[1], entries[2] = entries[3], entries[0], entries[2], entries[1]
	assert.Equal(t, want, award.Orebro().Rank("kvalitet", entries))
}

func TestPresets(t *testing.T) {
	for _, a := range []award.Award{award.Orebro(), award.Uppsala()} {
		require.NoError(t, a.Validate())
	}
	// The handbook's prize, and Uppsala's two categories of 2024.
	assert.Equal(t, "100000", award.Orebro().Categories[0].Prize.String())
	assert.Equal(t, "30000 70000", award.Uppsala().Categories[0].Prize.String()+" "+award.Uppsala().Categories[1].Prize.String())
	_, ok := award.Uppsala().Category("finns inte")
	assert.False(t, ok)
}

func TestProblems(t *testing.T) {
	a := award.Orebro()
	a.MaxScore, a.Categories[0].Criteria[0].Weight = 0, 0
	a.Categories = append(a.Categories, award.Category{Code: "kvalitet", Name: a.Name})
	e := entry(1, [3]int{-1, 0, 0})
	e.Unit = ""
	var codes []string
	for _, p := range append(a.Problems(), e.Problems()...) {
		codes = append(codes, p.Code+" "+p.Path)
		assert.True(t, p.Text().Complete())
	}
	assert.Equal(t, []string{"duplicate /categories/1", "range /categories/0/criteria/0/weight", "missing /categories/1/criteria", "range /maxScore",
		"missing /unit", "range /votes/0/scores"}, codes)
	require.ErrorIs(t, award.Award{}.Validate(), kvalitet.ErrInvalid)
}

func TestStoredAndJSON(t *testing.T) {
	ctx := context.Background()
	store := awardtest.NewMemStore()
	_, err := award.SaveAward(ctx, store, award.Uppsala())
	require.NoError(t, err)
	_, err = award.SaveAward(ctx, store, award.Award{})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	_, err = award.SaveEntry(ctx, store, entry(1, [3]int{1, 2, 3}))
	require.NoError(t, err)
	_, err = award.SaveEntry(ctx, store, award.Entry{})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	awards, err := award.LoadAwards(ctx, store)
	require.NoError(t, err)
	assert.Len(t, awards, 1)
	entries, err := award.LoadEntries(ctx, store)
	require.NoError(t, err)
	assert.Len(t, entries, 1)
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	_, err = award.LoadAwards(cancelled, store)
	require.ErrorIs(t, err, context.Canceled)
	golden.JSON(t, "testdata/award.json", award.Uppsala())
	golden.JSON(t, "testdata/entry.json", entry(1, [3]int{1, 2, 3}))
}

func FuzzAwardJSON(f *testing.F) {
	seed, err := json.Marshal(award.Uppsala())
	require.NoError(f, err)
	f.Add(seed)
	f.Fuzz(func(t *testing.T, data []byte) {
		var a award.Award
		if json.Unmarshal(data, &a) == nil && a.Validate() == nil {
			a.Rank(a.Categories[0].Code, nil)
		}
	})
}

func FuzzEntryJSON(f *testing.F) {
	seed, err := json.Marshal(entry(1, [3]int{1, 2, 3}))
	require.NoError(f, err)
	f.Add(seed)
	f.Fuzz(func(t *testing.T, data []byte) {
		var e award.Entry
		if json.Unmarshal(data, &e) == nil && e.Validate() == nil {
			award.Orebro().Rank("kvalitet", []award.Entry{e, e})
		}
	})
}

func ExampleAward_Rank() {
	for _, p := range award.Orebro().Rank("kvalitet", []award.Entry{entry(1, [3]int{3, 3, 3}), entry(2, [3]int{4, 4, 2})}) {
		fmt.Println(p.Place, p.Entry[15], p.Score)
	}
	// Output:
	// 1 2 0.6666666667
	// 2 1 0.6
}

// Two categories with criteria and prizes of their own.
func ExampleUppsala() {
	for _, c := range award.Uppsala().Categories {
		fmt.Println(c.Name.SV, len(c.Criteria), c.Prize)
	}
	// Output:
	// nyskapande 3 30000
	// systematiskt kvalitetsarbete 3 70000
}
