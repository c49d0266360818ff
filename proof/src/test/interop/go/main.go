// Verifies a log directory with the code that the Go project's checksum database is verified with
// (golang.org/x/mod/sumdb/tlog and note), and nothing of ours.
//
//	interop DIR VKEY
//
// DIR holds tile/…, and one checkpoint.N for each size N at which the log was signed. For every
// checkpoint: the signature, the root, the inclusion of every entry, and the growth from every
// earlier checkpoint. Prints what it checked; the exit status is 1 at the first thing that is wrong.
package main

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

func fatal(format string, args ...interface{}) {
	fmt.Fprintf(os.Stderr, format+"\n", args...)
	os.Exit(1)
}

// dir reads tiles from a directory, as C2SP tlog-tiles lays them out.
type dir string

func (d dir) Height() int { return height }

func (d dir) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, tile := range tiles {
		// Go's own paths name the height as well: tile/8/0/000 there is tile/0/000 here.
		path := "tile/" + strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/", height))
		bytes, err := os.ReadFile(filepath.Join(string(d), path))
		if err != nil {
			return nil, err
		}
		data = append(data, bytes)
	}
	return data, nil
}

func (d dir) SaveTiles([]tlog.Tile, [][]byte) {}

// entries reads the first n entries of the log from its bundles.
func (d dir) entries(n int64) ([][]byte, error) {
	var all [][]byte
	for at := int64(0); at < n; at += 1 << height {
		width := n - at
		if width > 1<<height {
			width = 1 << height
		}
		tile := tlog.Tile{H: height, L: -1, N: at >> height, W: int(width)}
		path := "tile/entries/" + strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/data/", height))
		bytes, err := os.ReadFile(filepath.Join(string(d), path))
		if err != nil {
			return nil, err
		}
		for len(bytes) > 0 {
			length := int(binary.BigEndian.Uint16(bytes))
			all = append(all, bytes[2:2+length])
			bytes = bytes[2+length:]
		}
	}
	if int64(len(all)) != n {
		return nil, fmt.Errorf("%d entries in the bundles of a log of %d", len(all), n)
	}
	return all, nil
}

// checkpoint verifies one signed checkpoint and gives the tree that it describes.
func checkpoint(path string, verifier note.Verifier) tlog.Tree {
	bytes, err := os.ReadFile(path)
	if err != nil {
		fatal("%v", err)
	}
	opened, err := note.Open(bytes, note.VerifierList(verifier))
	if err != nil {
		fatal("%s: %v", path, err)
	}
	// Go's parser knows one origin only; the lines behind it are the same.
	origin := verifier.Name() + "\n"
	if !strings.HasPrefix(opened.Text, origin) {
		fatal("%s: another origin", path)
	}
	text := "go.sum database tree\n" + strings.TrimPrefix(opened.Text, origin)
	tree, err := tlog.ParseTree([]byte(text))
	if err != nil {
		fatal("%s: %v", path, err)
	}
	return tree
}

func main() {
	if len(os.Args) != 3 {
		fatal("usage: interop DIR VKEY")
	}
	log := dir(os.Args[1])
	verifier, err := note.NewVerifier(os.Args[2])
	if err != nil {
		fatal("%v", err)
	}
	paths, err := filepath.Glob(filepath.Join(string(log), "checkpoint.*"))
	if err != nil || len(paths) == 0 {
		fatal("no checkpoints in %s", log)
	}
	var trees []tlog.Tree
	for _, path := range paths {
		trees = append(trees, checkpoint(path, verifier))
	}
	sort.Slice(trees, func(i, j int) bool { return trees[i].N < trees[j].N })
	included, grown := 0, 0
	for i, tree := range trees {
		// TileHashReader proves every tile that it reads against the tree's root.
		reader := tlog.TileHashReader(tree, log)
		entries, err := log.entries(tree.N)
		if err != nil {
			fatal("%v", err)
		}
		for n, entry := range entries {
			proof, err := tlog.ProveRecord(tree.N, int64(n), reader)
			if err == nil {
				err = tlog.CheckRecord(proof, tree.N, tree.Hash, int64(n), tlog.RecordHash(entry))
			}
			if err != nil {
				fatal("entry %d of %d: %v", n, tree.N, err)
			}
			included++
		}
		for _, older := range trees[:i] {
			proof, err := tlog.ProveTree(tree.N, older.N, reader)
			if err == nil {
				err = tlog.CheckTree(proof, tree.N, tree.Hash, older.N, older.Hash)
			}
			if err != nil {
				fatal("growth from %d to %d: %v", older.N, tree.N, err)
			}
			grown++
		}
	}
	fmt.Printf("checkpoints %d, inclusions %d, growths %d\n", len(trees), included, grown)
}
