; Where a child stands in the process: decisions, plans, enquiries, assessments, referrals, meetings.
(defrule decided-matter (decision (id ?d) (k ?k) (matter ?m)) (not (decision (id ?d) (k ?j&:(> ?j ?k)))) => (assert
  (matter ?d ?m)))
(defrule decided-granted (decision (id ?d) (k ?k) (granted ?g&~nil)) (not (decision (id ?d) (granted ~nil)
  (k ?j&:(> ?j ?k))))
  => (assert (granted ?d ?g)))
(defrule decided-first (decision (id ?d) (k ?k) (ord ?o)) (not (decision (id ?d) (k ?j&:(< ?j ?k)))) => (assert
  (decided ?d ?o)))
(defrule plan-step (plan (child ?c) (kind "" | "child_protection") (status ?s) (k ?k) (ord ?o))
  => (assert (step plan ?c (* 10 ?k) ?o (if (eq ?s "ended") then ends else goes))))
(defrule enquiry-step (child_named (fact "Enquiry") (id ?i) (child ?c)) (enquiry (id ?i) (stage ?s) (k ?k) (ord ?o))
  => (assert (step enquiry ?c (* 10 ?k) ?o (if (eq ?s "completed") then ends else goes))))
(defrule sat (entry (ord ?o) (event ?e) (outcome ?out) (last ?last))
  (not (and (test (member$ ?e (create$ "strategy_discussion" "initial_conference" "review_conference" "core_group"
        "legal_planning" "professionals_meeting" "family_meeting" "court_hearing")))
    (or (test (member$ ?out (create$ "cancelled_by_agency" "cancelled_by_family")))
      (meeting (ord ?o) (event ?e) (status "cancelled") (first ?m&:(<= ?m ?last))))))
  => (assert (sat ?o ?e)))
(defrule sat-by-word (meeting (ord ?o) (event ?e) (status "held")) => (assert (sat ?o ?e)))
;--
(defrule child-sat (sat ?o ?e) (about (ord ?o) (person ?c)) => (assert (child-sat ?c ?e ?o)))
(defrule child-decided (child_named (fact "Decision") (id ?d) (child ?c)) (decided ?d ?o) => (assert
  (child-decided ?c ?d ?o)))
(defrule ended-by-lead (child-decided ?c ?d ?o) (matter ?d "closure" | "no_further_action" | "step_down")
  (not (granted ?d FALSE)) (entry (ord ?o) (agency ?a)) (led ?o ?a)
  => (assert (ended-by-lead ?c ?o) (step enquiry ?c (+ (* 10000 ?o) 9980) ?o ends)))
;--
(defrule spell (step ?what ?c ?k ?o goes)
  (not (and (step ?what ?c ?j&:(< ?j ?k) ? goes) (not (step ?what ?c ?e&:(and (> ?e ?j) (< ?e ?k)) ? ends))))
  => (assert (spell ?what ?c ?k ?o)))
(defrule spell-end (spell plan ?c ?k ?o) (step plan ?c ?e&:(> ?e ?k) ?u ends) (not (step plan ?c ?d&:(and (> ?d ?k)
  (< ?d ?e)) ? ends))
  => (assert (step enquiry ?c (+ (* 10000 ?u) 9990) ?u ends)))
;--
(defrule spell-until (spell ?what ?c ?k ?o) (step ?what ?c ?e&:(> ?e ?k) ?u ends)
  (not (step ?what ?c ?d&:(and (> ?d ?k) (< ?d ?e)) ? ends)) => (assert (on-plan ?c ?o ?u) (spell-of ?what ?c ?o ?u)))
(defrule spell-goes-on (spell ?what ?c ?k ?o) (not (step ?what ?c ?e&:(> ?e ?k) ? ends)) => (assert
  (on-plan ?c ?o nil) (spell-of ?what ?c ?o nil)))
