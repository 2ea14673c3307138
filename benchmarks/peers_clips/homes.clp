; Who lives with, cares for and is near a child, and whose word is independent of them.
(defrule stay-told (residence (person ?p) (address ?a) (stay ?s&~"left"&~"not_resident") (k ?k) (first ?f)
  (until ?u) (began ?b))
  (not (residence (person ?p) (address ?a) (stay ~"left"&~"not_resident") (k ?j&:(> ?j ?k)) (first ?g&:(<= ?g ?f))))
  => (assert (stay ?p ?a ?s ?k ?f ?u (eq ?b nil))))
(defrule stay-left ?s <- (stay ?p ?a ?as ?k ?f ?u ?undated)
  (residence (person ?p) (address ?a) (stay "left" | "not_resident") (k ?j&:(> ?j ?k))
    (last ?at&:(or (eq ?u nil) (> ?u (max ?at ?f)))))
  => (retract ?s) (assert (stay ?p ?a ?as ?k ?f (max ?at ?f) ?undated)))
(defrule stay-moved ?s <- (stay ?p ?a ?as ?k ?f ?u ?undated)
  (residence (person ?p) (address ?b) (stay ?new&~"left"&~"not_resident") (k ?j&:(> ?j ?k))
    (first ?at&:(and (> ?at ?f) (or (eq ?u nil) (> ?u ?at)))))
  (test (or (eq ?a ?b) (and (eq ?as "resident") (eq ?new "resident"))))
  => (retract ?s) (assert (stay ?p ?a ?as ?k ?f ?at ?undated)))
(defrule care-thing (care (id ?i) (own ?own) (child ?c) (carers ?words) (k ?k))
  (not (and (test (eq ?own nil)) (care (child ?c) (carers ?words) (k ?j&:(< ?j ?k)))))
  => (assert (care-of ?k (if (eq ?own nil) then ?i else ?own))))
(defrule care-again (care (own nil) (child ?c) (carers ?words) (k ?k)) (care (child ?c) (carers ?words)
  (k ?j&:(< ?j ?k)) (own ?own) (id ?i))
  (not (care (child ?c) (carers ?words) (k ?h&:(< ?h ?j)))) => (assert (care-of ?k (if
    (eq ?own nil) then ?i else ?own))))
;--
(defrule stay-never ?s <- (stay ?p ?a ?as ?k ?f ?u&:(and (neq ?u nil) (<= ?u ?f)) ?) => (retract ?s))
(defrule living (stay ?p ?a ?s&"resident" | "staying" ?k ?f ?u ?undated) => (assert (living ?p ?a ?k ?f ?u ?undated)))
(defrule care-last (care-of ?k ?i) (not (care-of ?j&:(> ?j ?k) ?i)) => (assert (care-last ?i ?k)))
(defrule care-first (care-of ?k ?i) (not (care-of ?j&:(< ?j ?k) ?i)) (care (k ?k) (first ?f)) => (assert
  (care-first ?i ?f)))
(defrule care-began (care-of ?k ?i) (care (k ?k) (began ?b&~nil))
  (not (and (care-of ?j&:(> ?j ?k) ?i) (care (k ?j) (began ~nil)))) => (assert (care-began ?i ?b)))
(defrule care-ends (care-of ?k ?i) (care (k ?k) (until ?u&~nil))
  (not (and (care-of ?j&:(> ?j ?k) ?i) (care (k ?j) (until ~nil)))) => (assert (care-ends ?i ?u)))
;--
(defrule care-began-unsaid (care-first ?i ?f) (not (care-began ?i ?)) => (assert (care-began ?i ?f)))
(defrule care-ends-unsaid (care-first ?i ?) (not (care-ends ?i ?)) => (assert (care-ends ?i nil)))
(defrule lives (living ?p ?a ? ?f ?u ?) (now ?now) (test (and (<= ?f ?now) (or (eq ?u nil) (> ?u ?now)))) => (assert
  (lives ?p ?a)))
;--
(defrule carer (care-last ?i ?k) (care (k ?k) (child ?c) (basis ?b)) (care_by (k ?k) (person ?p))
  (care-began ?i ?f) (care-ends ?i ?u) (now ?now)
  => (assert (carer ?c ?p ?f ?u (if (member$ ?b (create$ "childminder" "hospital" "placement")) then away else home)
    (if (and (<= ?f ?now) (or (eq ?u nil) (>= ?u ?now))) then now else then))))
(defrule under-one-roof (lives ?c ?a) (lives ?p&~?c ?a) => (assert (under-one-roof ?c ?p)))
;--
(defrule caregiver (carer ?c ?p ? ? ? now) (not (agency (id ?p))) => (assert (caregiver ?c ?p)))
(defrule caregiver-here (parent ?c ?p) (under-one-roof ?c ?p) => (assert (caregiver ?c ?p) (at-home ?c ?p)))
(defrule at-home (carer ?c ?p ? ? home now) (not (agency (id ?p))) => (assert (at-home ?c ?p)))
;--
(defrule caregiver-unsaid (parent ?c ?) (not (caregiver ?c ?)) => (assert (caregiver-unsaid ?c)))
(defrule at-home-unsaid (child ?c) (not (at-home ?c ?)) => (assert (at-home-unsaid ?c)))
;--
(defrule caregiver-parent (caregiver-unsaid ?c) (parent ?c ?p) => (assert (caregiver ?c ?p)))
(defrule at-home-by-care (at-home-unsaid ?c) (caregiver ?c ?p) => (assert (at-home ?c ?p)))
(defrule household (at-home ?c ?p&~?c) => (assert (household ?c ?p)))
(defrule household-roof (under-one-roof ?c ?p) => (assert (household ?c ?p)))
(defrule household-partner (at-home ?c ?p) (partner ?p ?q&~?c) => (assert (household ?c ?q)))
;--
(defrule insider (or (carer ?c ?p $?) (household ?c ?p) (parent ?c ?p)) => (assert (insider ?c ?p)))
(defrule insider-oneself (child ?c) => (assert (insider ?c ?c)))
(defrule said (account (id ?a) (k ?k) (person ?p)) (not (account (id ?a) (k ?j&:(> ?j ?k)))) => (assert (said ?a ?p)))
(defrule claimed (account (id ?a) (k ?k) (claim ?c&~nil)) (not (account (id ?a) (claim ~nil) (k ?j&:(> ?j ?k))))
  => (assert (claimed ?a ?c)))
(defrule said-first (account (id ?a) (k ?k) (ord ?o)) (not (account (id ?a) (k ?j&:(< ?j ?k)))) => (assert
  (said-first ?a ?o)))
(defrule named (account_name (id ?a) (k ?k) (person ?p)) (not (account_name (id ?a) (k ?j&:(> ?j ?k)))) => (assert
  (named ?a ?p)))
;--
(defrule claimed-nothing (said ?a ?) (not (claimed ?a ?)) => (assert (claimed ?a nil)))
(defrule near-insider (said ?a ?p) (insider ?c ?q) (test (eq ?p ?q)) => (assert (partial ?a ?c)))
(defrule near-insider-close (said ?a ?p) (close ?p ?q) (insider ?c ?q) => (assert (partial ?a ?c)))
(defrule near-named (said ?a ?p) (named ?a ?q) (child ?c) (or (test (eq ?p ?q)) (close ?p ?q)) => (assert
  (partial ?a ?c)))
;--
(defrule independent-agency (said ?a ?p) (agency (id ?p)) (child ?c) => (assert (independent ?a ?c)))
(defrule independent (said ?a ?p) (human ?p) (exists (tie ?p $?)) (child ?c) (not (partial ?a ?c)) => (assert
  (independent ?a ?c)))
